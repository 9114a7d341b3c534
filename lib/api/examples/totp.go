package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

const address = "https://2fa.example.com/api/2fa"
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

type answer struct {
	Code      int    `json:"code"`
	Status    string `json:"status"`
	Msg       string `json:"msg"`
	RequestID string `json:"request_id"`
	Data      struct {
		TotpCode string `json:"totp_code"`
		IsValid  bool   `json:"is_valid"`
	} `json:"data"`
}

func totp(fields map[string]string) (got answer, err error) {
	body, err := json.Marshal(fields)
	if err != nil {
		return got, err
	}
	request, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return got, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept-Language", "en")
	if key := os.Getenv("TOTP_API_KEY"); key != "" {
		request.Header.Set("Authorization", "Bearer "+key)
	}
	client := http.Client{Timeout: 10 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		return got, err
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		return got, err
	}
	if got.Code != 0 {
		return got, fmt.Errorf("%s: %s (%s)", got.Status, got.Msg, got.RequestID)
	}
	return got, nil
}

func main() {
	current, err := totp(map[string]string{"secret": secret})
	if err != nil {
		log.Fatal(err)
	}
	code := current.Data.TotpCode
	fmt.Println(code)
	checked, err := totp(map[string]string{"secret": secret, "action": "verify", "code": code})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(checked.Data.IsValid)
}
