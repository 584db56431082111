// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * What can be sent many times.
 *
 * @param type its media type
 * @param tag changes with it; quoted
 * @param plain as it is
 * @param zipped by gzip
 */
record Content(String type, String tag, byte[] plain, byte[] zipped) {

    static Content of(String type, String tag, byte[] plain) {
        return new Content(type, '"' + tag + '"', plain, zip(plain));
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        } catch (IOException e) {
            // Memory does not fail to be written to.
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
