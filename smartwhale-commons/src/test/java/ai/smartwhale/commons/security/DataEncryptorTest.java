// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataEncryptorTest {

    private static final byte[] DATA = TestKeys.random(1, 48);

    private final Recorded audit = new Recorded();
    private final DataEncryptor encryptor = DataEncryptor.create(
            KeySource.fixed(TestKeys.encryption(7), TestKeys.encryption(8)),
            DataEncryptorConfig.builder()
                    .mostBytes(1000)
                    .mostAssociatedBytes(100)
                    .audit(audit)
                    .build());

    private void assertRefused(byte[] ciphertext, byte[] bound) {
        DecryptionException expected = new DecryptionException();
        assertThatThrownBy(() -> encryptor.decryptData(ciphertext, bound))
                .isExactlyInstanceOf(DecryptionException.class)
                .hasMessage(expected.getMessage())
                .hasNoCause();
        assertThat(encryptor.verifyIntegrity(ciphertext, bound)).isEqualTo(new IntegrityResult.NotIntact());
    }

    @Test
    void writesVersionKeyNonceAndNeverTheSameNonce() {
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        assertThat(sealed).hasSize(DATA.length + 33).startsWith(1, 0, 0, 0, 7);
        assertThat(encryptor.decryptData(sealed, TestKeys.BOUND)).isEqualTo(DATA);
        Set<ByteBuffer> nonces = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            nonces.add(ByteBuffer.wrap(encryptor.encryptData(DATA, TestKeys.BOUND), 5, 12));
        }
        assertThat(nonces).hasSize(2000);
    }

    @Test
    void everyChangedBitIsRefusedInOneWay() {
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(changed, TestKeys.BOUND);
        }
        assertThat(new HashSet<>(audit.reasons())).hasSizeBetween(3, 12).doesNotContain("");
    }

    @Test
    void everyTruncationExtensionAndExchangeIsRefused() {
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(Arrays.copyOf(sealed, length), TestKeys.BOUND);
            assertRefused(Arrays.copyOfRange(sealed, sealed.length - length, sealed.length), TestKeys.BOUND);
        }
        for (int more = 1; more < 20; more++) {
            assertRefused(Arrays.copyOf(sealed, sealed.length + more), TestKeys.BOUND);
        }
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] swapped = sealed.clone();
            int one = random.nextInt(sealed.length);
            int two = random.nextInt(sealed.length);
            swapped[one] = sealed[two];
            swapped[two] = sealed[one];
            if (!Arrays.equals(swapped, sealed)) {
                assertRefused(swapped, TestKeys.BOUND);
            }
        }
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(6);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 5 && random.nextBoolean()) {
                System.arraycopy(new byte[] {1, 0, 0, 0, 7}, 0, bytes, 0, 5);
            }
            assertRefused(bytes, TestKeys.BOUND);
        }
    }

    @Test
    void associatedDataIsRequiredAndBound() {
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        for (int bit = 0; bit < TestKeys.BOUND.length * 8; bit++) {
            byte[] other = TestKeys.BOUND.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(sealed, other);
        }
        assertRefused(sealed, Arrays.copyOf(TestKeys.BOUND, TestKeys.BOUND.length - 1));
        assertRefused(sealed, Arrays.copyOf(TestKeys.BOUND, TestKeys.BOUND.length + 1));
        assertThatThrownBy(() -> encryptor.encryptData(DATA, new byte[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("associatedData");
        assertThatThrownBy(() -> encryptor.decryptData(sealed, new byte[0])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> encryptor.verifyIntegrity(sealed, new byte[0]))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theReasonIsInTheAuditAndNothingSecretIs() {
        byte[] ofAnother =
                DataEncryptor.create(KeySource.fixed(TestKeys.encryption(9))).encryptData(DATA, TestKeys.BOUND);
        assertRefused(ofAnother, TestKeys.BOUND);
        assertRefused(encryptor.encryptData(DATA, TestKeys.BOUND), new byte[] {1});
        assertThat(audit.events())
                .extracting(SecurityEvent::type)
                .containsOnly(SecurityEventType.ENCRYPTION)
                .hasSize(4);
        assertThat(audit.events().get(0).subject()).isEqualTo("a ciphertext of key 9");
        assertThat(audit.reasons().get(0)).contains("unknown, disabled or destroyed");
        assertThat(audit.reasons().get(2)).contains("tag");
        assertThat(audit.events().get(2).details()).containsEntry("action", "decrypt");
        assertThat(audit.events().get(3).details()).containsEntry("action", "verify");
    }

    @Test
    void anAuditThatFailsChangesNothing() {
        DataEncryptor hurt = DataEncryptor.create(
                KeySource.fixed(TestKeys.encryption(7)),
                DataEncryptorConfig.builder()
                        .audit(event -> {
                            throw new IllegalStateException("full");
                        })
                        .build());
        assertThatThrownBy(() -> hurt.decryptData(new byte[50], TestKeys.BOUND))
                .isExactlyInstanceOf(DecryptionException.class);
    }

    @Test
    void namesWhatIsTooLongOrMissing() {
        assertThatCode(() ->
                        encryptor.decryptData(encryptor.encryptData(new byte[1000], TestKeys.BOUND), TestKeys.BOUND))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> encryptor.encryptData(new byte[1001], TestKeys.BOUND))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("plaintext");
        assertThatThrownBy(() -> encryptor.decryptData(new byte[1034], TestKeys.BOUND))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("ciphertext");
        assertThatThrownBy(() -> encryptor.encryptData(DATA, new byte[101]))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("associated data");
        assertThatThrownBy(() -> encryptor.encryptData((byte[]) null, TestKeys.BOUND))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("plaintext");
        assertThatThrownBy(() -> encryptor.encryptData(DATA, null)).hasMessageContaining("associatedData");
        assertThatThrownBy(() -> encryptor.decryptData((byte[]) null, TestKeys.BOUND))
                .hasMessageContaining("ciphertext");
        assertThatThrownBy(() -> DataEncryptor.create(null)).hasMessageContaining("keys");
        assertThatThrownBy(() -> DataEncryptor.create(KeySource.fixed(TestKeys.encryption(1)), null))
                .hasMessageContaining("config");
    }

    @Test
    void theSettingsRefuseWhatIsOutOfRange() {
        DataEncryptorConfig.Builder builder = DataEncryptorConfig.builder();
        assertThatThrownBy(() -> builder.mostBytes(0).build()).hasMessageContaining("mostBytes");
        builder.mostBytes(1);
        assertThatThrownBy(() -> builder.segmentBytes(4095).build()).hasMessageContaining("segmentBytes");
        builder.segmentBytes(4096);
        assertThatThrownBy(() -> builder.mostAssociatedBytes(0).build()).hasMessageContaining("mostAssociatedBytes");
        builder.mostAssociatedBytes(1);
        assertThatThrownBy(() -> builder.audit(null).build()).hasMessageContaining("audit");
        builder.audit(audit);
        assertThatThrownBy(() -> builder.clock(null).build()).hasMessageContaining("clock");
    }

    @Test
    void manyThreadsShareOne() {
        List<Integer> wrong = IntStream.range(0, 4)
                .mapToObj(thread -> TestThreads.start(() -> {
                    int bad = 0;
                    for (int i = 0; i < 2000; i++) {
                        byte[] data = TestKeys.random(i * 7L + thread, i % 300);
                        byte[] sealed = encryptor.encryptData(data, TestKeys.BOUND);
                        bad += Arrays.equals(encryptor.decryptData(sealed, TestKeys.BOUND), data) ? 0 : 1;
                    }
                    return bad;
                }))
                .toList()
                .stream()
                .map(TestThreads::await)
                .toList();
        assertThat(wrong).containsOnly(0);
    }
}
