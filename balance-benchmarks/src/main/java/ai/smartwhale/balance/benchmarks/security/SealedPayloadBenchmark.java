// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySource;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.PayloadCipher;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Hiding and opening the data of an answer of 1 KiB, beside writing and reading it in the clear. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealedPayloadBenchmark {

    private final DataRequest request = MessageSchemas.createDataRequest(
            "model-1",
            RequestPayload.builder("model-1")
                    .parameters(Map.of("query", "blue whale"))
                    .build(),
            Priority.HIGH,
            Clock.systemUTC());
    private final DataResponse response = MessageSchemas.createDataResponse(
            request,
            ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                    .data(Map.of("title", "whale", "extract", "a large mammal ".repeat(66)))
                    .build(),
            Clock.systemUTC());
    private final DataEncryptor encryptor = DataEncryptor.create(
            KeySource.fixed(KeyMaterial.of(7, KeyPurpose.ENCRYPTION, new byte[KeyPurpose.KEY_BYTES])));
    private final PayloadProtection protection = PayloadProtection.of(PayloadCipher.of(encryptor), Set.of("query"));
    private final DataResponse sealed = protection.seal(response);
    private final byte[] clearBytes = response.toBytes();
    private final byte[] sealedBytes = sealed.toBytes();

    /**
     * Writes in the clear.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] writeInTheClear() {
        return response.toBytes();
    }

    /**
     * Hides and writes.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] writeHidden() {
        return protection.seal(response).toBytes();
    }

    /**
     * Reads what is in the clear.
     *
     * @return the response
     */
    @Benchmark
    public DataResponse readInTheClear() {
        return DataResponse.fromBytes(clearBytes);
    }

    /**
     * Reads and opens.
     *
     * @return the response
     */
    @Benchmark
    public DataResponse readHidden() {
        return protection.open(DataResponse.fromBytes(sealedBytes));
    }

    /**
     * Hides a question.
     *
     * @return the request
     */
    @Benchmark
    public DataRequest sealQuestion() {
        return protection.seal(request);
    }

    /**
     * Hides the data only.
     *
     * @return the response
     */
    @Benchmark
    public DataResponse sealAnswer() {
        return protection.seal(response);
    }

    /**
     * Opens the data only.
     *
     * @return the response
     */
    @Benchmark
    public DataResponse openAnswer() {
        return protection.open(sealed);
    }
}
