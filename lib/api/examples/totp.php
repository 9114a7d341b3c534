<?php

const ADDRESS = 'https://2fa.example.com/api/2fa';
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

function totp(array $fields): array
{
    $headers = ['Content-Type: application/json', 'Accept-Language: en'];
    if ($key = getenv('TOTP_API_KEY')) {
        $headers[] = "Authorization: Bearer $key";
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => $headers,
        'content' => json_encode($fields),
        'timeout' => 10,
        'ignore_errors' => true, // the body of a refusal says why
    ]]);
    $answer = json_decode(file_get_contents(ADDRESS, false, $context), true, 512, JSON_THROW_ON_ERROR);
    if ($answer['code'] !== 0) {
        throw new RuntimeException("{$answer['status']}: {$answer['msg']} ({$answer['request_id']})");
    }
    return $answer['data'];
}

$code = totp(['secret' => SECRET])['totp_code'];
echo $code, "\n";
$checked = totp(['secret' => SECRET, 'action' => 'verify', 'code' => $code]);
echo $checked['is_valid'] ? 'true' : 'false', "\n";
