// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.monitoring.export.ExportFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | 0.5 | 1 | 0.1
            application/openmetrics-text; version="1.0.0"; q=0.3                                | 0   | 0.3 | 0
            application/openmetrics-text; version=0.0.1                                         | 0   | 0 | 0
            text/*;q=0.7, text/plain;q=0.2                                                      | 0.2 | 0 | 0
            TEXT/PLAIN, application/json;q=x                                                    | 1   | 0 | 0
            */*;q=7, application/json;q=0                                                       | 0   | 0 | 0
            */*                                                                                 | 1   | 1 | 1
            ;;=,,;q=                                                                            | 0   | 0 | 0
            """)
    void theMostExactRangeDecides(String header, double text, double open, double json) {
        AcceptHeader accept = AcceptHeader.parse(header);
        assertThat(accept.quality(ExportFormat.PROMETHEUS.contentType())).isEqualTo(text);
        assertThat(accept.quality(ExportFormat.OPEN_METRICS.contentType())).isEqualTo(open);
        assertThat(accept.quality(ExportFormat.JSON.contentType())).isEqualTo(json);
    }
}
