// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The files of the page. They hold nothing that needs a token. */
final class Assets {

    private final Map<String, Content> byPath;

    private Assets(Map<String, Content> byPath) {
        this.byPath = byPath;
    }

    static Assets load() throws IOException {
        return new Assets(Map.of(
                "/", read("index.html", "text/html; charset=utf-8"),
                "/dashboard.css", read("dashboard.css", "text/css; charset=utf-8"),
                "/dashboard.js", read("dashboard.js", "text/javascript; charset=utf-8"),
                "/charts.js", read("charts.js", "text/javascript; charset=utf-8"),
                "/words.js", read("words.js", "text/javascript; charset=utf-8"),
                "/icon.svg", read("icon.svg", "image/svg+xml")));
    }

    Optional<Content> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static Content read(String file, String type) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("the library lacks " + file);
            }
            byte[] bytes = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Content.of(type, HexFormat.of().formatHex(digest, 0, 12), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
