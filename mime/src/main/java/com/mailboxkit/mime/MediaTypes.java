package com.mailboxkit.mime;

import java.util.HashMap;
import java.util.Map;

/// File extensions by media type (the IANA registry and common usage), for files without a name.
final class MediaTypes {

    private static final int MAX_SUBTYPE = 5;

    private static final Map<String, String> EXTENSIONS = read("""
            application/epub+zip epub
            application/gzip gz
            application/ics ics
            application/java-archive jar
            application/javascript js
            application/json json
            application/mbox mbox
            application/ms-tnef dat
            application/msword doc
            application/octet-stream bin
            application/ogg ogg
            application/pdf pdf
            application/pgp-encrypted asc
            application/pgp-keys asc
            application/pgp-signature asc
            application/pkcs10 p10
            application/pkcs7-mime p7m
            application/pkcs7-signature p7s
            application/pkix-cert cer
            application/postscript ps
            application/rtf rtf
            application/vnd.apple.keynote key
            application/vnd.apple.numbers numbers
            application/vnd.apple.pages pages
            application/vnd.apple.pkpass pkpass
            application/vnd.google-earth.kml+xml kml
            application/vnd.google-earth.kmz kmz
            application/vnd.ms-excel xls
            application/vnd.ms-excel.sheet.macroenabled.12 xlsm
            application/vnd.ms-outlook msg
            application/vnd.ms-powerpoint ppt
            application/vnd.ms-word.document.macroenabled.12 docm
            application/vnd.ms-xpsdocument xps
            application/vnd.oasis.opendocument.graphics odg
            application/vnd.oasis.opendocument.presentation odp
            application/vnd.oasis.opendocument.spreadsheet ods
            application/vnd.oasis.opendocument.text odt
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.openxmlformats-officedocument.presentationml.slideshow ppsx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.spreadsheetml.template xltx
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/vnd.openxmlformats-officedocument.wordprocessingml.template dotx
            application/vnd.rar rar
            application/vnd.visio vsd
            application/x-7z-compressed 7z
            application/x-bzip2 bz2
            application/x-gtar tar
            application/x-gzip gz
            application/x-javascript js
            application/x-pdf pdf
            application/x-pkcs12 p12
            application/x-pkcs7-mime p7m
            application/x-pkcs7-signature p7s
            application/x-rar rar
            application/x-rar-compressed rar
            application/x-tar tar
            application/x-zip zip
            application/x-zip-compressed zip
            application/xhtml+xml xhtml
            application/xml xml
            application/yaml yaml
            application/zip zip
            application/zstd zst
            audio/aac aac
            audio/amr amr
            audio/basic au
            audio/midi mid
            audio/mp3 mp3
            audio/mp4 m4a
            audio/mpeg mp3
            audio/ogg ogg
            audio/vnd.wave wav
            audio/wav wav
            audio/wave wav
            audio/x-m4a m4a
            audio/x-ms-wma wma
            audio/x-wav wav
            font/otf otf
            font/ttf ttf
            font/woff woff
            font/woff2 woff2
            image/bmp bmp
            image/jpeg jpg
            image/jpg jpg
            image/pjpeg jpg
            image/svg+xml svg
            image/tiff tif
            image/vnd.adobe.photoshop psd
            image/vnd.microsoft.icon ico
            image/x-icon ico
            image/x-ms-bmp bmp
            image/x-png png
            message/delivery-status txt
            message/disposition-notification txt
            message/feedback-report txt
            message/global eml
            message/global-delivery-status txt
            message/news eml
            message/rfc822 eml
            text/calendar ics
            text/comma-separated-values csv
            text/css css
            text/csv csv
            text/directory vcf
            text/html html
            text/javascript js
            text/markdown md
            text/richtext rtx
            text/rtf rtf
            text/tab-separated-values tsv
            text/vcard vcf
            text/x-amp-html html
            text/x-c c
            text/x-diff diff
            text/x-java java
            text/x-log log
            text/x-markdown md
            text/x-patch patch
            text/x-python py
            text/x-sh sh
            text/x-vcalendar vcs
            text/x-vcard vcf
            text/xml xml
            text/yaml yaml
            video/3gpp 3gp
            video/mp4 mp4
            video/mpeg mpg
            video/ogg ogv
            video/quicktime mov
            video/webm webm
            video/x-m4v m4v
            video/x-ms-wmv wmv
            video/x-msvideo avi
            """);

    private MediaTypes() {}

    private static Map<String, String> read(String table) {
        var extensions = new HashMap<String, String>();
        table.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            extensions.put(line.substring(0, blank), line.substring(blank + 1));
        });
        return Map.copyOf(extensions);
    }

    /// Without the dot.
    ///
    /// @param mediaType in lower case
    static String extension(String mediaType) {
        var known = EXTENSIONS.get(mediaType);
        if (known != null) {
            return known;
        }
        int slash = mediaType.indexOf('/');
        var subtype = mediaType.substring(slash + 1);
        var suffix = subtype.substring(subtype.lastIndexOf('+') + 1);
        if (suffix.equals("xml") || suffix.equals("json") || suffix.equals("zip") || suffix.equals("gzip")) {
            return suffix.equals("gzip") ? "gz" : suffix; // RFC 6839
        }
        return switch (mediaType.substring(0, slash)) {
            case "text" -> "txt";
            case "message" -> "eml";
            case "image", "audio", "video", "font" -> isExtension(subtype) ? subtype : "bin";
            default -> "bin";
        };
    }

    private static boolean isExtension(String subtype) {
        return subtype.length() <= MAX_SUBTYPE
                && subtype.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }
}
