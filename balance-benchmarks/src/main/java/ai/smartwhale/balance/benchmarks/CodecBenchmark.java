// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing and reading messages of about 1 KiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private final DataRequest request = MessageSchemas.createDataRequest(
            "model-1",
            RequestPayload.builder("model-1")
                    .parameters(Map.of("query", "blue whale ".repeat(40), "language", "en", "max_pages", 3))
                    .build(),
            Priority.HIGH,
            Clock.systemUTC());
    private final DataResponse response = MessageSchemas.createDataResponse(
            request,
            ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                    .data(Map.of("title", "whale", "extract", "a large mammal ".repeat(25)))
                    .build(),
            Clock.systemUTC());
    private final byte[] requestBytes = request.toBytes();
    private final byte[] responseBytes = response.toBytes();

    /**
     * Writes a request.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] writeRequest() {
        return request.toBytes();
    }

    /**
     * Reads a request.
     *
     * @return the request
     */
    @Benchmark
    public DataRequest readRequest() {
        return DataRequest.fromBytes(requestBytes);
    }

    /**
     * Writes a response.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] writeResponse() {
        return response.toBytes();
    }

    /**
     * Reads a response.
     *
     * @return the response
     */
    @Benchmark
    public DataResponse readResponse() {
        return DataResponse.fromBytes(responseBytes);
    }
}
