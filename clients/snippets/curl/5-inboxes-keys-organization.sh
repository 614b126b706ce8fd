# Inboxes, API keys, the organization.
. "$(dirname "$0")/../snippet.sh"
register

call -X POST "$URL/api/v1/inboxes" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"name": "Support Agent"}'
same 201 "$status" 'making an inbox'
SECOND=$(get "['data']['id']")
call "$URL/api/v1/inboxes" -H "Authorization: Bearer $KEY"
same "$SECOND" "$(get "['data'][0]['id']")" 'the newest inbox'
call "$URL/api/v1/organization" -H "Authorization: Bearer $KEY"
same 2 "$(get "['data']['inboxes_count']")" 'the count of inboxes'
call -X DELETE "$URL/api/v1/inboxes/$SECOND" -H "Authorization: Bearer $KEY"
same 204 "$status" 'deleting an inbox'
call "$URL/api/v1/inboxes/$SECOND" -H "Authorization: Bearer $KEY"
same 404 "$status" 'an inbox that was deleted'

call -X POST "$URL/api/v1/api_keys" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"name": "Production Key"}'
same 201 "$status" 'making a key'
OTHER=$(get "['data']['key']") ID=$(get "['data']['id']")
case $OTHER in mbk_live_*) ;; *) same 'mbk_live_…' "$OTHER" 'the key' ;; esac
call "$URL/api/v1/api_keys/$ID" -H "Authorization: Bearer $OTHER"
same 200 "$status" 'using it'
case $(get "['data']['key']") in *…*) ;; *) same 'a masked key' "$(get "['data']['key']")" 'the key' ;; esac
call -X DELETE "$URL/api/v1/api_keys/$ID" -H "Authorization: Bearer $KEY"
same 204 "$status" revoking
call "$URL/api/v1/inboxes" -H "Authorization: Bearer $OTHER"
same 401 "$status" 'a key that was revoked'
same unauthenticated "$(get "['error']")" 'the error'
