// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

/** How metrics are written. */
public enum ExportFormat {
    /** The text format 0.0.4 of Prometheus. */
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics 1.0. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
    /** One JSON object. */
    JSON("application/json");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    /**
     * What HTTP calls it.
     *
     * @return the media type
     */
    public String contentType() {
        return contentType;
    }
}
