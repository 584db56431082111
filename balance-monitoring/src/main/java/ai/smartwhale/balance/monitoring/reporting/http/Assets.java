// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the page. They hold nothing that needs a token. */
final class Assets {

    private static final List<String> SHEETS = List.of("theme.css", "dashboard.css");
    private static final List<String> SCRIPTS = List.of(
            "alerts.js",
            "charts.js",
            "dashboard.js",
            "decisions.js",
            "models.js",
            "outlook.js",
            "page.js",
            "panels.js",
            "store.js",
            "stream.js",
            "words.js");

    private final Map<String, Content> byPath;

    private Assets(Map<String, Content> byPath) {
        this.byPath = byPath;
    }

    static Assets load() throws IOException {
        Map<String, Content> byPath = new HashMap<>();
        byPath.put("/", read("index.html", "text/html; charset=utf-8"));
        byPath.put("/icon.svg", read("icon.svg", "image/svg+xml"));
        for (String sheet : SHEETS) {
            byPath.put('/' + sheet, read(sheet, "text/css; charset=utf-8"));
        }
        for (String script : SCRIPTS) {
            byPath.put('/' + script, read(script, "text/javascript; charset=utf-8"));
        }
        return new Assets(Map.copyOf(byPath));
    }

    /** Where each of them is. */
    Set<String> paths() {
        return byPath.keySet();
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
