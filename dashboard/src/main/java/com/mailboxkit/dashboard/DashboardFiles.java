package com.mailboxkit.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/// The page and the files that the build made of `src/main/web`, kept in memory: some hundred kilobytes.
final class DashboardFiles {

    private static final String FOLDER = "/dashboard/";

    /// What the page refers to, by the beginning and end of its name, between which the build puts a hash.
    private static final Map<String, String> PLACES =
            Map.of("{{script}}", ".js", "{{style}}", ".css", "{{icon}}", ".svg");

    private final String page;
    private final Map<String, Asset> assets;

    private DashboardFiles(String page, Map<String, Asset> assets) {
        this.page = page;
        this.assets = assets;
    }

    /// @param zipped the same by gzip
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Asset(MediaType type, byte[] plain, byte[] zipped) {}

    static DashboardFiles bundled() throws IOException {
        var assets = new HashMap<String, Asset>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "assets/*.*")) {
            var name = Objects.requireNonNull(file.getFilename());
            var plain = file.getContentAsByteArray();
            assets.put(name, new Asset(type(name), plain, zipped(plain)));
        }
        return new DashboardFiles(page(assets), Map.copyOf(assets));
    }

    String page() {
        return page;
    }

    Optional<Asset> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    Map<String, Asset> assets() {
        return assets;
    }

    private static String page(Map<String, Asset> assets) throws IOException {
        String page = template();
        for (var place : PLACES.entrySet()) {
            page = page.replace(place.getKey(), only(assets, place.getValue()));
        }
        return page;
    }

    private static String only(Map<String, Asset> assets, String end) {
        var found = assets.keySet().stream().filter(name -> name.endsWith(end)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "The dashboard needs one file *%s and has %s: build it again by mvn clean package"
                            .formatted(end, found));
        }
        return found.getFirst();
    }

    private static String template() throws IOException {
        try (InputStream template =
                Objects.requireNonNull(DashboardFiles.class.getResourceAsStream(FOLDER + "index.html"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static MediaType type(String name) {
        var type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        var zipped = new ByteArrayOutputStream(plain.length);
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
