// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.report;

import ai.smartwhale.balance.cli.replay.ReplayResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes a replay as one HTML file that needs nothing else: no script, no request to anywhere. */
public final class HtmlReport {

    private static final String STYLE = "report.css";

    private HtmlReport() {}

    /**
     * Writes the report.
     *
     * @param result what the replay showed
     * @param file where to; an existing file is replaced
     * @throws IOException if the file cannot be written
     */
    public static void write(ReplayResult result, Path file) throws IOException {
        Files.writeString(file, render(result), StandardCharsets.UTF_8);
    }

    /**
     * Makes the text of the report.
     *
     * @param result what the replay showed
     * @return an HTML document
     */
    public static String render(ReplayResult result) {
        return document(
                "Balance replay: " + result.trace(),
                ReportTables.head(result) + ReportPlots.all(result) + ReportTables.tables(result));
    }

    /** A whole document around what is in it, which is HTML already. */
    static String document(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                // Belt and braces: even a hole in the escaping could not load or run anything.
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + Html.escape(title) + "</title>\n<style>\n" + style()
                + "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the report cannot be read", e);
        }
    }
}
