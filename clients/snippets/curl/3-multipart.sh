# Files as a form, as `curl -F` sends them. What begins with < goes by --form-string: -F would read a file of that name.
. "$(dirname "$0")/../snippet.sh"
register
printf 'a report' >"$trash/report.pdf"
printf 'an image' >"$trash/image.png"

call -X POST "$URL/api/v1/inboxes/$INBOX/messages/send" \
    -H "Authorization: Bearer $KEY" \
    -F 'to[0]=recipient@example.com' \
    -F 'subject=Hello' \
    --form-string 'html=<p>With two files</p>' \
    -F "attachments[0]=@$trash/report.pdf" \
    -F "attachments[1]=@$trash/image.png"
same 201 "$status" sending
same '["report.pdf", "image.png"]' "$(get "['data']['attachments']" | python3 -c 'import json,sys; print(json.dumps([a["filename"] for a in json.load(sys.stdin)]))')" 'the files'

# the price: a message and two files
call "$URL/api/v1/wallet/ledger?kind=charge" -H "Authorization: Bearer $KEY"
same -4 "$(get "['data'][0]['amount_mills']")" 'the charge'
