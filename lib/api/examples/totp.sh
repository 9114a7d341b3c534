# The current code of a secret.
curl --silent --show-error --fail-with-body https://2fa.example.com/api/2fa \
  --header 'Content-Type: application/json' \
  --header 'Accept-Language: en' \
  --header "X-Api-Key: $TOTP_API_KEY" \
  --data '{"secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}'

# Is this code right?
curl --silent --show-error --fail-with-body https://2fa.example.com/api/2fa \
  --header 'Content-Type: application/json' \
  --header 'Accept-Language: en' \
  --header "X-Api-Key: $TOTP_API_KEY" \
  --data '{"secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "action": "verify", "code": "123456"}'
