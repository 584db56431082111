// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncryptedStreamsTest {

    private static final int SEGMENT = 4096;
    private static final byte[] DATA = TestKeys.random(1, 3 * SEGMENT + 100);

    private final Recorded audit = new Recorded();
    private final DataEncryptor encryptor = encryptor(SEGMENT);

    private DataEncryptor encryptor(int segmentBytes) {
        return DataEncryptor.create(
                KeySource.fixed(TestKeys.stream(7), TestKeys.stream(8)),
                DataEncryptorConfig.builder()
                        .segmentBytes(segmentBytes)
                        .audit(audit)
                        .build());
    }

    private byte[] seal(byte[] data) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        encryptor.encryptData(new ByteArrayInputStream(data), sealed, TestKeys.BOUND);
        return sealed.toByteArray();
    }

    /** Refused by all three ways, and what was handed out before is a prefix of the data that was checked. */
    private void assertRefused(byte[] sealed, byte[] bound) throws IOException {
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        assertThatThrownBy(() -> encryptor.decryptData(new ByteArrayInputStream(sealed), opened, bound))
                .isExactlyInstanceOf(DecryptionException.class)
                .hasMessage(new DecryptionException().getMessage())
                .hasNoCause();
        assertThat(opened.toByteArray()).isEqualTo(Arrays.copyOf(DATA, opened.size()));
        assertThat(encryptor.verifyIntegrity(new ByteArrayInputStream(sealed), bound))
                .isEqualTo(new IntegrityResult.NotIntact());
    }

    @Test
    void anEndThatIsMissingIsSeenAtEveryBorderAndBetween() throws IOException {
        byte[] sealed = seal(DATA);
        for (int border = 0; border < sealed.length; border += SEGMENT) {
            for (int length = border - 17; length <= border + 41; length++) {
                if (length >= 0) {
                    assertRefused(Arrays.copyOf(sealed, length), TestKeys.BOUND);
                }
            }
        }
        for (int length : new Random(2).ints(300, 0, sealed.length).toArray()) {
            assertRefused(Arrays.copyOf(sealed, length), TestKeys.BOUND);
        }
        assertRefused(Arrays.copyOf(sealed, sealed.length - 1), TestKeys.BOUND);
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1), TestKeys.BOUND);
        assertRefused(Arrays.copyOf(sealed, sealed.length + SEGMENT), TestKeys.BOUND);
    }

    @Test
    void segmentsThatWereExchangedRepeatedOrLeftOutAreRefused() throws IOException {
        byte[] sealed = seal(DATA);
        assertRefused(arranged(sealed, 0, 2, 1, 3), TestKeys.BOUND);
        assertRefused(arranged(sealed, 0, 1, 1, 2, 3), TestKeys.BOUND);
        assertRefused(arranged(sealed, 0, 2, 3), TestKeys.BOUND);
        assertRefused(arranged(sealed, 0, 1, 2), TestKeys.BOUND);
        assertRefused(arranged(sealed, 0, 1, 2, 3, 3), TestKeys.BOUND);
        assertRefused(arranged(sealed, 1, 0, 2, 3), TestKeys.BOUND);
        byte[] other = seal(DATA);
        byte[] mixed = sealed.clone();
        System.arraycopy(other, SEGMENT, mixed, SEGMENT, SEGMENT);
        assertRefused(mixed, TestKeys.BOUND);
        assertThat(arranged(sealed, 0, 1, 2, 3)).isEqualTo(sealed);
    }

    private static byte[] arranged(byte[] sealed, int... segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int segment : segments) {
            int from = segment * SEGMENT;
            out.write(sealed, from, Math.min(SEGMENT, sealed.length - from));
        }
        return out.toByteArray();
    }

    @Test
    void changedBitsAreRefused() throws IOException {
        byte[] sealed = seal(DATA);
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            // All of the header, then anywhere.
            int bit = i < 320 ? i : random.nextInt(sealed.length * 8);
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(changed, TestKeys.BOUND);
        }
        assertRefused(sealed, new byte[] {1});
        assertThat(audit.events()).extracting(SecurityEvent::subject).containsOnly("a stream");
        assertThat(audit.reasons()).doesNotContain("").contains("it has no header");
    }

    @Test
    void theOtherSideNeedsTheSameSegments() throws IOException {
        byte[] sealed = seal(DATA);
        assertThatThrownBy(() -> encryptor(2 * SEGMENT)
                        .decryptData(new ByteArrayInputStream(sealed), new ByteArrayOutputStream(), TestKeys.BOUND))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void readsFromASourceThatGivesByteForByte() throws IOException {
        byte[] sealed = seal(DATA);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(sealed)) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return super.read(bytes, from, Math.min(length, 1));
            }
        };
        try (InputStream in = encryptor.decryptingStream(slow, TestKeys.BOUND)) {
            assertThat(in.read()).isEqualTo(DATA[0] & 0xff);
            assertThat(in.available()).isPositive();
            assertThat(in.read(new byte[10], 0, 0)).isZero();
            assertThat(in.skip(99)).isPositive();
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(DATA, 100, DATA.length));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void writesOneByOneAndClosesTheTarget() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream sealed = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        OutputStream out = encryptor.encryptingStream(sealed, TestKeys.BOUND);
        for (byte value : DATA) {
            out.write(value);
        }
        out.flush();
        out.close();
        out.close();
        assertThat(closed[0]).isTrue();
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        encryptor.decryptData(new ByteArrayInputStream(sealed.toByteArray()), opened, TestKeys.BOUND);
        assertThat(opened.toByteArray()).isEqualTo(DATA);
    }

    @Test
    void aFailureLeavesACiphertextWithoutEnd() throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(DATA)) {
            private int given;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (given > 2 * SEGMENT) {
                    throw new IOException("the source broke");
                }
                int read = super.read(bytes, from, Math.min(length, 1000));
                given += read;
                return read;
            }
        };
        assertThatThrownBy(() -> encryptor.encryptData(broken, sealed, TestKeys.BOUND))
                .isInstanceOf(IOException.class)
                .hasMessage("the source broke");
        assertThat(sealed.size()).isPositive();
        assertRefused(sealed.toByteArray(), TestKeys.BOUND);
    }

    @Test
    void aTargetThatFailedOnceNeverGetsAnEnd() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            private int calls;

            @Override
            public void write(int value) {
                kept.write(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                calls++;
                if (calls == 3) {
                    throw new IOException("no space left");
                }
                kept.write(bytes, from, length);
            }
        };
        OutputStream out = encryptor.encryptingStream(full, TestKeys.BOUND);
        assertThatThrownBy(() -> out.write(DATA)).hasMessage("no space left");
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        out.close();
        assertRefused(kept.toByteArray(), TestKeys.BOUND);
    }

    @Test
    void afterARefusalNothingMoreIsHandedOut() throws IOException {
        byte[] sealed = seal(DATA);
        sealed[SEGMENT + 5] ^= 1;
        InputStream in = encryptor.decryptingStream(new ByteArrayInputStream(sealed), TestKeys.BOUND);
        assertThat(in.readNBytes(SEGMENT - 56)).isEqualTo(Arrays.copyOf(DATA, SEGMENT - 56));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(in::read).isExactlyInstanceOf(DecryptionException.class);
        }
        in.close();
        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        assertThat(audit.events()).hasSize(1);
    }

    @Test
    void aSourceThatBreaksIsNoTampering() throws IOException {
        byte[] sealed = seal(DATA);
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(sealed)) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("the network broke");
            }
        };
        assertThatThrownBy(() -> encryptor.verifyIntegrity(broken, TestKeys.BOUND))
                .isInstanceOf(IOException.class)
                .hasMessage("the network broke");
        assertThat(audit.events()).isEmpty();
    }

    @Test
    void requiresAssociatedDataAndNamesWhatIsMissing() {
        InputStream in = InputStream.nullInputStream();
        OutputStream out = OutputStream.nullOutputStream();
        assertThatThrownBy(() -> encryptor.encryptData(in, out, new byte[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("associatedData");
        assertThatThrownBy(() -> encryptor.decryptingStream(in, new byte[0])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> encryptor.encryptData(null, out, TestKeys.BOUND))
                .hasMessageContaining("plaintext");
        assertThatThrownBy(() -> encryptor.decryptData(in, null, TestKeys.BOUND))
                .hasMessageContaining("plaintext");
        assertThatThrownBy(() -> encryptor.encryptingStream(null, TestKeys.BOUND))
                .hasMessageContaining("ciphertext");
        assertThatThrownBy(() -> encryptor.decryptingStream(null, TestKeys.BOUND))
                .hasMessageContaining("ciphertext");
    }
}
