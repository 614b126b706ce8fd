# A domain of one's own: add, what to publish, verify, delete.
. "$(dirname "$0")/../snippet.sh"
register

call -X POST "$URL/api/v1/domains" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"name": "yourdomain.example"}'
same 201 "$status" adding
DOMAIN=$(get "['data']['id']")

call "$URL/api/v1/domains/$DOMAIN/dns" -H "Authorization: Bearer $KEY"
same 200 "$status" 'what to publish'
same '["MX", "@"]' "$(get "['data']['mx']" | python3 -c 'import json,sys; r=json.load(sys.stdin); print(json.dumps([r["type"], r["host"]]))')" 'the MX record'
same default._domainkey "$(get "['data']['dkim']['host']")" 'the DKIM record'
case $(get "['data']['spf']['value']") in 'v=spf1 '*) ;; *) same 'v=spf1 …' "$(get "['data']['spf']['value']")" 'the SPF record' ;; esac
same _dmarc "$(get "['data']['dmarc']['host']")" 'the DMARC record'

call -X POST "$URL/api/v1/domains/$DOMAIN/verify" -H "Authorization: Bearer $KEY"
same 200 "$status" verifying
same false "$(get "['data']['is_verified']")" 'a domain that nobody published'
call -X POST "$URL/api/v1/inboxes" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"name": "Support Agent", "email": "support@yourdomain.example"}'
same 422 "$status" 'an inbox on it'
same domain_not_verified "$(get "['error']")" 'the error'

call -X DELETE "$URL/api/v1/domains/$DOMAIN" -H "Authorization: Bearer $KEY"
same 204 "$status" deleting
