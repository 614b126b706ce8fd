package com.mailboxkit.command.message;

import com.mailboxkit.command.message.SendRequest.Upload;
import com.mailboxkit.kernel.content.ContentRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of a form, and what its other fields say of them: `attachments[0][content_id]` belongs to
/// `attachments[0]`, whichever comes first.
final class FormFiles {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(attachments\\[\\d{1,3}])\\[(content_id|content_type|disposition)]");

    private final SendRequest request;
    private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    private final List<NamedFile> files = new ArrayList<>();

    private record NamedFile(String field, int place, Upload upload) {}

    FormFiles(SendRequest request) {
        this.request = request;
    }

    int count() {
        return files.size();
    }

    /// @param place by which it is ordered
    void add(String field, int place, String filename, @Nullable String contentType, ContentRef content) {
        files.add(new NamedFile(field, place, new Upload(filename, contentType, content, null, null)));
    }

    /// @return whether the field says something of a file
    boolean describe(String field, String value) {
        var matcher = ATTRIBUTE.matcher(field);
        if (!matcher.matches()) {
            return false;
        }
        attributes.computeIfAbsent(matcher.group(1), file -> new HashMap<>()).put(matcher.group(2), value);
        return true;
    }

    /// The request with its files, once all of the form was read.
    SendRequest settle() {
        files.sort(Comparator.comparingInt(NamedFile::place));
        for (var file : files) {
            var said = attributes.remove(file.field());
            request.attachments.add(said == null ? file.upload() : described(file.upload(), said));
        }
        attributes.keySet().forEach(field -> request.errors.add(field, "is described, but is no file of this form"));
        return request;
    }

    private static Upload described(Upload upload, Map<String, String> said) {
        return new Upload(
                upload.filename(),
                said.getOrDefault("content_type", upload.contentType()),
                upload.content(),
                said.get("content_id"),
                said.get("disposition"));
    }
}
