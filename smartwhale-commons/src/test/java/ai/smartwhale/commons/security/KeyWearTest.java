// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusal;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyWearTest {

    private static final byte[] DATA = {1, 2, 3};

    private final Recorded audit = new Recorded();

    private KeyManager manager(long limit, UsagePolicy policy) {
        KeyManager keys = KeyManager.create(KeyManagerConfig.builder()
                .usageLimit(limit)
                .warnAtPercent(50)
                .usagePolicy(policy)
                .audit(audit)
                .build());
        keys.generateKeys(KeyPurpose.ENCRYPTION);
        return keys;
    }

    private static void encrypt(DataEncryptor encryptor, int times) {
        for (int i = 0; i < times; i++) {
            encryptor.encryptData(DATA, TestKeys.BOUND);
        }
    }

    @Test
    void refusesBeyondTheLimitAndGoesOnReading() {
        KeyManager keys = manager(10, UsagePolicy.REFUSE);
        DataEncryptor encryptor = DataEncryptor.create(keys);
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        encrypt(encryptor, 9);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> encryptor.encryptData(DATA, TestKeys.BOUND))
                    .isInstanceOfSatisfying(
                            KeyRefusedException.class,
                            e -> assertThat(e.refusal()).isEqualTo(KeyRefusal.EXHAUSTED));
        }
        assertThat(encryptor.decryptData(sealed, TestKeys.BOUND)).isEqualTo(DATA);
        assertThat(keys.keys()).hasSize(1).allMatch(info -> info.used() == 10);
        assertThat(audit.reasons().stream().filter(reason -> reason.contains("nears")))
                .hasSize(1);
        assertThat(audit.reasons().stream().filter(reason -> reason.contains("has reached")))
                .hasSize(1);
        keys.promoteKey(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
        encrypt(encryptor, 10);
    }

    @Test
    void warnsAndGoesOn() {
        KeyManager keys = manager(10, UsagePolicy.WARN);
        encrypt(DataEncryptor.create(keys), 30);
        assertThat(keys.keys()).hasSize(1).allMatch(info -> info.used() == 30);
        assertThat(audit.reasons().stream().filter(reason -> reason.contains("has reached")))
                .hasSize(1);
    }

    @Test
    void addsAKeyAtTheWarningAndPromotesItAtTheLimit() {
        KeyManager keys = manager(10, UsagePolicy.ROTATE);
        DataEncryptor encryptor = DataEncryptor.create(keys);
        int first = keys.keys().get(0).id();
        encrypt(encryptor, 4);
        assertThat(keys.keys()).hasSize(1);
        encrypt(encryptor, 1);
        assertThat(keys.keys()).hasSize(2);
        encrypt(encryptor, 5);
        assertThat(keys.key(first).orElseThrow().primary()).isTrue();
        encrypt(encryptor, 1);
        assertThat(keys.key(first).orElseThrow()).matches(info -> !info.primary() && info.used() == 10);
        assertThat(keys.keys()).hasSize(2);
    }

    @Test
    void manyThreadsAtTheLimitMakeNoMoreKeysThanNeeded() {
        KeyManager keys = manager(50, UsagePolicy.ROTATE);
        DataEncryptor encryptor = DataEncryptor.create(keys);
        List<FutureTask<Integer>> threads = IntStream.range(0, 4)
                .mapToObj(thread -> TestThreads.start(() -> {
                    int wrong = 0;
                    for (int i = 0; i < 500; i++) {
                        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
                        wrong += Arrays.equals(encryptor.decryptData(sealed, TestKeys.BOUND), DATA) ? 0 : 1;
                    }
                    return wrong;
                }))
                .toList();
        assertThat(threads.stream().map(TestThreads::await)).containsOnly(0);
        assertThat(keys.keys()).allMatch(info -> info.used() <= 50);
        assertThat(keys.keys().stream().mapToLong(KeyInfo::used).sum()).isEqualTo(2000);
        // 40 keys are full; one more may be waiting.
        assertThat(keys.keys()).hasSizeBetween(40, 42);
    }

    @Test
    void aLimitThatIsFarAwayIsCountedInBlocks() {
        KeyManager keys = manager(KeyManagerConfig.MOST_ENCRYPTIONS, UsagePolicy.REFUSE);
        encrypt(DataEncryptor.create(keys), 1025);
        assertThat(keys.keys().get(0).used()).isEqualTo(2048);
    }

    @Test
    void signingKeysDoNotWearOut() {
        assertThat(Arrays.stream(KeyPurpose.values()).filter(KeyPurpose::wearsOut))
                .containsExactly(KeyPurpose.ENCRYPTION);
    }
}
