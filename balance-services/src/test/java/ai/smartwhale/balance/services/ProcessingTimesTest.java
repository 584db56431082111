// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessingTimesTest {

    private final ProcessingTimes times = new ProcessingTimes();

    @ParameterizedTest
    @CsvSource({
        "WIKI,,,3", "WEB,,,6", "WEB,max_pages,1,2", "WEB,max_pages,10,20", "TWITTER,,,5", "TWITTER,count,100,20",
        "TELEGRAM,count,10,5", "TELEGRAM,count,26,5.2", "YOUTUBE,,,10", "APARAT,,,10", "NEWS,,,5", "DATABASE,,,5",
        "CUSTOM,,,5", "WEB,max_pages,nonsense,6", "WEB,max_pages,-4,6", ",,,5"
    })
    void documentedTimesApplyFirst(DataSource source, String parameter, String value, double seconds) {
        Map<String, Object> parameters = parameter == null ? Map.of() : Map.of(parameter, value);
        Duration expected = Duration.ofMillis(Math.round(seconds * 1_000));
        assertThat(times.estimate(source, parameters)).isEqualTo(expected);
        assertThat(times.estimate(source, DataType.TEXT, parameters)).isEqualTo(expected);
    }

    @Test
    void seenTimesCountFromTwentyAnswersOn() {
        learn(DataSource.WIKI, DataType.TEXT, 19, Duration.ofMillis(300), Map.of());
        assertThat(times.estimate(DataSource.WIKI, Map.of())).isEqualTo(Duration.ofSeconds(3));
        assertThat(times.learned(DataSource.WIKI)).isEmpty();
        learn(DataSource.WIKI, DataType.TEXT, 1, Duration.ofMillis(300), Map.of());
        assertThat(times.estimate(DataSource.WIKI, Map.of())).isBetween(Duration.ofMillis(299), Duration.ofMillis(301));
        assertThat(times.learned(DataSource.WIKI)).isPresent();
        assertThat(times.estimate(DataSource.NEWS, Map.of())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void typesOfDataAreLearnedApart() {
        learn(DataSource.API, DataType.TEXT, 30, Duration.ofSeconds(1), Map.of());
        learn(DataSource.API, DataType.VIDEO, 30, Duration.ofSeconds(9), Map.of());
        assertThat(times.estimate(DataSource.API, DataType.TEXT, Map.of())).isLessThan(Duration.ofMillis(1_001));
        assertThat(times.estimate(DataSource.API, DataType.VIDEO, Map.of())).isGreaterThan(Duration.ofMillis(8_999));
        assertThat(times.estimate(DataSource.API, DataType.AUDIO, Map.of())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatWasLearnedWithFewPagesServesRequestsForMany() {
        learn(DataSource.WEB, DataType.TEXT, 30, Duration.ofSeconds(1), Map.of("max_pages", 1));
        assertThat(times.estimate(DataSource.WEB, Map.of("max_pages", 10)))
                .isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_010));
    }

    @Test
    void newTimesOutweighOldOnes() {
        learn(DataSource.RSS, DataType.TEXT, 1_000, Duration.ofSeconds(1), Map.of());
        learn(DataSource.RSS, DataType.TEXT, 100, Duration.ofSeconds(4), Map.of());
        assertThat(times.estimate(DataSource.RSS, Map.of())).isGreaterThan(Duration.ofMillis(3_950));
    }

    @Test
    void errorsAndCachedAnswersTeachNothing() {
        DataRequest request = request(DataSource.BOOK, DataType.TEXT, Map.of());
        for (int i = 0; i < 50; i++) {
            times.observe(request, response(request, ResponseStatus.ERROR, false), Duration.ofMillis(1));
            times.observe(request, response(request, ResponseStatus.SUCCESS, true), Duration.ofMillis(1));
        }
        assertThat(times.estimate(DataSource.BOOK, Map.of())).isEqualTo(Duration.ofSeconds(5));
    }

    private void learn(DataSource source, DataType type, int answers, Duration took, Map<String, Object> parameters) {
        DataRequest request = request(source, type, parameters);
        for (int i = 0; i < answers; i++) {
            times.observe(request, response(request, ResponseStatus.SUCCESS, false), took);
        }
    }

    private static DataRequest request(DataSource source, DataType type, Map<String, Object> parameters) {
        RequestPayload payload = RequestPayload.builder("m")
                .dataSource(source)
                .dataType(type)
                .parameters(parameters)
                .build();
        return MessageSchemas.createDataRequest("m", payload, Priority.DEFAULT, Clock.systemUTC());
    }

    private static DataResponse response(DataRequest request, ResponseStatus status, boolean cached) {
        ResponsePayload payload = ResponsePayload.builder(
                        OperationType.FETCH_DATA, status, request.payload().dataType())
                .cached(cached)
                .build();
        return MessageSchemas.createDataResponse(request, payload, Clock.systemUTC());
    }
}
