// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** AES-256-GCM in one piece, beside Tink's. Both write the same format. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncryptionBenchmark {

    /** The length of the data, in bytes. */
    @Param({"1024", "65536"})
    public int length;

    private final byte[] associatedData = "tenant 7, topic answers".getBytes(StandardCharsets.UTF_8);
    private byte[] plaintext = {};
    private byte[] ciphertext = {};
    private byte[] ciphertextOfTink = {};
    private final KeyManager keys = KeyManager.create(KeyManagerConfig.defaults());
    private final DataEncryptor encryptor = DataEncryptor.create(keys);
    private final Aead tink = tink();

    private static Aead tink() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a key and data.
     *
     * @throws GeneralSecurityException if Tink cannot
     */
    @Setup
    public void prepare() throws GeneralSecurityException {
        plaintext = new byte[length];
        new Random(1).nextBytes(plaintext);
        var unused = keys.generateKeys(KeyPurpose.ENCRYPTION);
        ciphertext = encryptor.encryptData(plaintext, associatedData);
        ciphertextOfTink = tink.encrypt(plaintext, associatedData);
    }

    /** Erases the keys. */
    @TearDown
    public void close() {
        keys.close();
    }

    /**
     * Ours.
     *
     * @return the ciphertext
     */
    @Benchmark
    public byte[] encrypt() {
        return encryptor.encryptData(plaintext, associatedData);
    }

    /**
     * Tink's.
     *
     * @return the ciphertext
     * @throws GeneralSecurityException if it cannot
     */
    @Benchmark
    public byte[] encryptByTink() throws GeneralSecurityException {
        return tink.encrypt(plaintext, associatedData);
    }

    /**
     * Ours.
     *
     * @return the plaintext
     */
    @Benchmark
    public byte[] decrypt() {
        return encryptor.decryptData(ciphertext, associatedData);
    }

    /**
     * Tink's.
     *
     * @return the plaintext
     * @throws GeneralSecurityException if it cannot
     */
    @Benchmark
    public byte[] decryptByTink() throws GeneralSecurityException {
        return tink.decrypt(ciphertextOfTink, associatedData);
    }
}
