package com.mailboxkit.local;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The standard input that the launcher of Elasticsearch 9.5 writes to the server
/// (`org.elasticsearch.bootstrap.ServerArgs`, with an empty keystore in memory).
///
/// The format belongs to that version, which the build pins: check it on every upgrade.
record ElasticsearchArguments(Map<String, String> settings, Path config, Path logs) {

    private static final int KEYSTORE_FORMAT = 7;
    private static final int NO = 0;

    byte[] serialized() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(NO); // daemonize
        out.writeByte(NO); // quiet
        out.writeByte(NO); // has a pid file
        writeString(out, "org.elasticsearch.common.settings.KeyStoreWrapper");
        out.writeInt(KEYSTORE_FORMAT);
        out.writeByte(NO); // has a password
        out.writeByte(NO); // has encrypted data
        writeVariableInt(out, 0); // entries
        out.writeByte(NO); // closed
        writeVariableInt(out, settings.size());
        for (var setting : settings.entrySet()) {
            writeString(out, setting.getKey());
            out.writeByte(0); // the value is a string
            writeString(out, setting.getValue());
        }
        writeString(out, config.toString());
        writeString(out, logs.toString());
        return bytes.toByteArray();
    }

    /// Seven bits a byte, the lowest first; the eighth marks a continuation.
    private static void writeVariableInt(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    /// The number of UTF-16 units, then each of them encoded separately as a character of the Basic
    /// Multilingual Plane.
    private static void writeString(DataOutputStream out, String text) throws IOException {
        writeVariableInt(out, text.length());
        for (char unit : text.toCharArray()) {
            if (Character.isSurrogate(unit)) {
                out.writeByte(0xe0 | unit >> 12 & 0xf);
                out.writeByte(0x80 | unit >> 6 & 0x3f);
                out.writeByte(0x80 | unit & 0x3f);
            } else {
                out.write(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
