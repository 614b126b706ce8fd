# Subscribe, list, test, look at the attempts, delete. (python/webhook.py has a receiver that verifies.)
. "$(dirname "$0")/../snippet.sh"
register

call -X POST "$URL/api/v1/webhooks" \
    -H "Authorization: Bearer $KEY" \
    -H 'Content-Type: application/json' \
    -d '{
      "name": "Email Notifications",
      "url": "http://127.0.0.1:9/webhooks/email",
      "events": ["message.received", "message.sent", "message.delivered"]
    }'
same 201 "$status" subscribing
HOOK=$(get "['data']['id']")
case $(get "['data']['secret']") in whsec_*) ;; *) same 'whsec_…' "$(get "['data']['secret']")" 'the secret' ;; esac

call "$URL/api/v1/webhooks" -H "Authorization: Bearer $KEY"
same "$HOOK" "$(get "['data'][0]['id']")" 'the list'
call "$URL/api/v1/webhooks/$HOOK" -H "Authorization: Bearer $KEY"
same 'Email Notifications' "$(get "['data']['name']")" 'the name'

call -X POST "$URL/api/v1/webhooks/$HOOK/test" -H "Authorization: Bearer $KEY"
same 202 "$status" testing
for _ in $(seq 60); do
    call "$URL/api/v1/webhooks/$HOOK/attempts" -H "Authorization: Bearer $KEY"
    [ "$(get "['data']")" = '[]' ] || break
    sleep 0.5
done
same false "$(get "['data'][0]['success']")" 'an attempt where nobody listens'

call -X DELETE "$URL/api/v1/webhooks/$HOOK" -H "Authorization: Bearer $KEY"
same 204 "$status" deleting
call "$URL/api/v1/webhooks/$HOOK" -H "Authorization: Bearer $KEY"
same 404 "$status" 'what was deleted'
