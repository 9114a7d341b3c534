import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ADDRESS = "https://2fa.example.com/api/2fa"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
KEY = os.environ.get("TOTP_API_KEY")


def totp(**fields):
    headers = {"Content-Type": "application/json", "Accept-Language": "en"}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    request = Request(ADDRESS, json.dumps(fields).encode(), headers)
    try:
        with urlopen(request, timeout=10) as answer:
            return json.load(answer)["data"]
    except HTTPError as error:
        refusal = json.load(error)
        raise SystemExit("{status}: {msg} ({request_id})".format(**refusal))


code = totp(secret=SECRET)["totp_code"]
print(code)
print(totp(secret=SECRET, action="verify", code=code)["is_valid"])
