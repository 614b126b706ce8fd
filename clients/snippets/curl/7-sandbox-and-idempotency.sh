# A test key that sends to nobody and pays nothing, and a send that is safe to repeat.
. "$(dirname "$0")/../snippet.sh"
register

call -X POST "$URL/api/v1/api_keys" \
    -H "Authorization: Bearer $KEY" \
    -H 'Content-Type: application/json' \
    -d '{"name": "Test Key", "test": true}'
same 201 "$status" 'making a test key'
TEST=$(get "['data']['key']")
case $TEST in mbk_test_*) ;; *) same 'mbk_test_…' "$TEST" 'the key' ;; esac
call -X POST "$URL/api/v1/inboxes/$INBOX/messages/send" -H "Authorization: Bearer $TEST" \
    -H 'Content-Type: application/json' -d '{"to": ["bounced@test.mailboxkit.dev"], "subject": "A test", "text": "Hi"}'
same 201 "$status" 'sending a test'
call "$URL/api/v1/wallet/ledger?kind=charge" -H "Authorization: Bearer $KEY"
same '[]' "$(get "['data']")" 'charges for tests'

order() {
    call -X POST "$URL/api/v1/inboxes/$INBOX/messages/send" \
        -H "Authorization: Bearer $KEY" \
        -H 'Content-Type: application/json' \
        -H 'Idempotency-Key: unique-request-id-abc123' \
        -d "{\"to\": [\"recipient@example.com\"], \"subject\": \"Order confirmation\", \"text\": \"$1\"}"
}
order 'Your order has been confirmed.'
same 201 "$status" 'the first request'
same '' "$(header x-idempotent-replayed)" 'the first request being a replay'
MESSAGE=$(get "['data']['id']")
order 'Your order has been confirmed.'
same 201 "$status" 'the repeated request'
same true "$(header x-idempotent-replayed)" 'the repeated request being a replay'
same "$MESSAGE" "$(get "['data']['id']")" 'its message'
order 'Something else.'
same 409 "$status" 'the same key with another body'
