// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, each with its own manager over one store, pass ciphertexts on while keys are rotated. */
class KeyRotationTest {

    private static final int ROTATIONS = 25;

    @TempDir
    Path directory;

    private KeyManager manager(KekProvider kek) {
        return KeyManager.create(KeyManagerConfig.builder()
                .store(directory.resolve("keys.json"), kek)
                .build());
    }

    @Test
    void nothingIsUnreadableWhileKeysAreRotatedUnderLoad() {
        KekProvider kek = KekProvider.createFile(directory.resolve("kek"));
        try (KeyManager writing = manager(kek);
                KeyManager reading = manager(kek)) {
            writing.generateKeys(KeyPurpose.ENCRYPTION);
            assertThat(reading.loadKeys()).isTrue();
            DataEncryptor sealing = DataEncryptor.create(writing);
            DataEncryptor opening = DataEncryptor.create(reading);
            AtomicBoolean done = new AtomicBoolean();
            BlockingQueue<byte[]> passed = new ArrayBlockingQueue<>(100);
            List<FutureTask<Integer>> sealers = IntStream.range(0, 2)
                    .mapToObj(i -> TestThreads.start(() -> seal(sealing, passed, done)))
                    .toList();
            List<FutureTask<Integer>> openers = IntStream.range(0, 2)
                    .mapToObj(i -> TestThreads.start(() -> open(opening, passed, done)))
                    .toList();
            List<Integer> retired = new ArrayList<>();
            for (int i = 0; i < ROTATIONS; i++) {
                rotate(writing, reading, retired);
            }
            done.set(true);
            int sealed = sealers.stream().mapToInt(TestThreads::await).sum();
            int opened = openers.stream().mapToInt(TestThreads::await).sum();
            assertThat(opened + passed.size()).isEqualTo(sealed);
            assertThat(sealed).isGreaterThan(ROTATIONS);
            assertThat(writing.keys().stream().filter(info -> info.status() == KeyStatus.DESTROYED))
                    .hasSize(retired.size());
        }
    }

    /** Both phases; and a key that made nothing yet is destroyed while the others are in use. */
    private static void rotate(KeyManager writing, KeyManager reading, List<Integer> retired) {
        int before =
                writing.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow().id();
        KeyInfo fresh = writing.rotateKeys(KeyPurpose.ENCRYPTION);
        assertThat(reading.loadKeys()).isTrue();
        writing.promoteKey(fresh.id());
        assertThat(writing.key(before).orElseThrow().status()).isEqualTo(KeyStatus.ENABLED);
        reading.loadKeys();
        int unused = writing.rotateKeys(KeyPurpose.ENCRYPTION).id();
        writing.disableKey(unused);
        writing.destroyKey(unused);
        reading.loadKeys();
        retired.add(unused);
    }

    private static int seal(DataEncryptor encryptor, BlockingQueue<byte[]> passed, AtomicBoolean done)
            throws InterruptedException {
        int count = 0;
        while (!done.get()) {
            byte[] sealed = encryptor.encryptData(TestKeys.random(count, 100), TestKeys.BOUND);
            if (passed.offer(sealed, 10, TimeUnit.MILLISECONDS)) {
                count++;
            }
        }
        return count;
    }

    /** Any refusal ends the thread with it. */
    private static int open(DataEncryptor encryptor, BlockingQueue<byte[]> passed, AtomicBoolean done)
            throws InterruptedException {
        int count = 0;
        while (!done.get() || !passed.isEmpty()) {
            byte[] sealed = passed.poll(10, TimeUnit.MILLISECONDS);
            if (sealed != null) {
                assertThat(encryptor.decryptData(sealed, TestKeys.BOUND)).hasSize(100);
                count++;
            }
        }
        return count;
    }

    @Test
    void aKeyDestroyedWhileItIsUsedIsReplacedUnseen() {
        try (KeyManager keys =
                KeyManager.create(KeyManagerConfig.builder().mostKeys(10).build())) {
            keys.generateKeys(KeyPurpose.ENCRYPTION, KeyPurpose.STREAM_ENCRYPTION);
            DataEncryptor encryptor = DataEncryptor.create(keys);
            AtomicBoolean done = new AtomicBoolean();
            FutureTask<Integer> load = TestThreads.start(() -> {
                int sealed = 0;
                while (!done.get()) {
                    byte[] one = encryptor.encryptData(new byte[16], TestKeys.BOUND);
                    assertThat(one).hasSize(49);
                    encryptor
                            .encryptingStream(java.io.OutputStream.nullOutputStream(), TestKeys.BOUND)
                            .close();
                    sealed++;
                }
                return sealed;
            });
            for (int i = 0; i < 300; i++) {
                for (KeyPurpose purpose : Arrays.asList(KeyPurpose.ENCRYPTION, KeyPurpose.STREAM_ENCRYPTION)) {
                    int old = keys.snapshot().primary(purpose).orElseThrow().id();
                    keys.promoteKey(keys.rotateKeys(purpose).id());
                    keys.disableKey(old);
                    keys.destroyKey(old);
                }
            }
            done.set(true);
            assertThat(TestThreads.await(load)).isPositive();
        }
    }
}
