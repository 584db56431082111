// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityByTextKindTest {

    @ParameterizedTest
    @CsvSource({"TWITTER,true", "TELEGRAM,true", "WIKI,false"})
    void messagesMayLookAsMessagesDo(DataSource source, boolean passes) {
        String message = "Today we counted forty blue whales south of the island before breakfast, and the crew could "
                + "hardly believe their luck #whales #ocean #krill #antarctica";
        DataResponse response = new DataResponse(
                MessageMetadata.builder("request-1", "2026-01-02T10:01:00Z", "data", "model-1")
                        .build(),
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                        .dataSource(source)
                        .data(message)
                        .build());
        ControlledResponse controlled =
                ResponseQuality.withDefaults(Runnable::run).control(response);
        assertThat(controlled.withheld()).isEqualTo(!passes);
    }
}
