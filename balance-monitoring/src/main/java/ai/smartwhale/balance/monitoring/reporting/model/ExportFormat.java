// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

/** What a report can be written as. */
public enum ExportFormat {
    /** One page that needs nothing else. */
    HTML("html"),
    /** Text for a ticket or a repository. */
    MARKDOWN("md"),
    /** One record for each number, RFC 4180. */
    CSV("csv"),
    /** Everything, for programs. */
    JSON("json"),
    /** For printing; needs PDFBox on the class path. */
    PDF("pdf");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /**
     * The usual end of the name of such a file.
     *
     * @return without a dot
     */
    public String extension() {
        return extension;
    }
}
