// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import ai.smartwhale.commons.monitoring.export.ExportFormat;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import java.util.List;
import java.util.Optional;

/** The metrics in the format that the client likes best. */
record MetricsPage(MetricsExporter exporter) implements Page {

    /** In the order that decides where the client does not care. */
    private static final List<ExportFormat> FORMATS =
            List.of(ExportFormat.PROMETHEUS, ExportFormat.OPEN_METRICS, ExportFormat.JSON);

    @Override
    public Answer answer(Optional<String> accept) {
        ExportFormat format = accept.map(MetricsPage::best).orElse(ExportFormat.PROMETHEUS);
        return new Answer(200, format.contentType(), exporter.export(format));
    }

    private static ExportFormat best(String accept) {
        AcceptHeader header = AcceptHeader.parse(accept);
        ExportFormat best = ExportFormat.PROMETHEUS;
        double most = 0;
        for (ExportFormat format : FORMATS) {
            double quality = header.quality(format.contentType());
            if (quality > most) {
                best = format;
                most = quality;
            }
        }
        return best;
    }
}
