# Self-registration: one call, no key.
. "$(dirname "$0")/../snippet.sh"

call -X POST "$URL/api/v1/register" \
    -H 'Content-Type: application/json' \
    -d '{"name": "My Agent", "owner_email": "you@example.com"}'

same 201 "$status" registering
same you@example.com "$(get "['owner_email']")" 'the owner'
case $(get "['api_key']") in mbk_*) ;; *) same 'mbk_…' "$(get "['api_key']")" 'the key' ;; esac
case $(get "['email']") in *@*) ;; *) same 'an address' "$(get "['email']")" 'the email' ;; esac
[ -n "$(get "['inbox_id']")" ] && [ -n "$(get "['message']")" ]
