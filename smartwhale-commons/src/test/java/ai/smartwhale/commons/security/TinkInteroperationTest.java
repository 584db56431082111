// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySource;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkInteroperationTest {

    private static final int SEGMENT = 4096;
    private static final int FIRST = SEGMENT - 40 - 16;
    private static final int NEXT = SEGMENT - 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1024, 65_537})
    void eachOpensWhatTheOtherSealedInOnePiece(int length) throws GeneralSecurityException {
        KeyMaterial key = TestKeys.encryption(0x7a0b0c0d);
        DataEncryptor ours = DataEncryptor.create(KeySource.fixed(key));
        Aead theirs = Tink.aead(List.of(key));
        byte[] data = TestKeys.random(length, length);
        assertThat(theirs.decrypt(ours.encryptData(data, TestKeys.BOUND), TestKeys.BOUND))
                .isEqualTo(data);
        assertThat(ours.decryptData(theirs.encrypt(data, TestKeys.BOUND), TestKeys.BOUND))
                .isEqualTo(data);
        byte[] sealed = ours.encryptData(data, TestKeys.BOUND);
        assertThatThrownBy(() -> theirs.decrypt(sealed, new byte[] {1})).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void bothFindTheKeyByItsIdAfterARotation() throws GeneralSecurityException {
        KeyMaterial old = TestKeys.encryption(1);
        KeyMaterial fresh = TestKeys.encryption(2);
        byte[] data = TestKeys.random(3, 100);
        byte[] oldOfOurs = DataEncryptor.create(KeySource.fixed(old)).encryptData(data, TestKeys.BOUND);
        byte[] oldOfTheirs = Tink.aead(List.of(old)).encrypt(data, TestKeys.BOUND);
        DataEncryptor ours = DataEncryptor.create(KeySource.fixed(fresh, old));
        Aead theirs = Tink.aead(List.of(fresh, old));
        assertThat(ours.decryptData(oldOfTheirs, TestKeys.BOUND)).isEqualTo(data);
        assertThat(theirs.decrypt(oldOfOurs, TestKeys.BOUND)).isEqualTo(data);
        assertThat(ours.verifyIntegrity(theirs.encrypt(data, TestKeys.BOUND), TestKeys.BOUND))
                .isEqualTo(new IntegrityResult.Intact(2, true, data.length));
        assertThat(ours.verifyIntegrity(oldOfTheirs, TestKeys.BOUND))
                .isEqualTo(new IntegrityResult.Intact(1, false, data.length));
    }

    /** Around every place where a segment begins or ends, the last ones included. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                FIRST - 1,
                FIRST,
                FIRST + 1,
                FIRST + NEXT - 1,
                FIRST + NEXT,
                FIRST + NEXT + 1,
                FIRST + 5 * NEXT,
                100_003
            })
    void eachOpensTheStreamsOfTheOther(int length) throws Exception {
        DataEncryptorConfig config =
                DataEncryptorConfig.builder().segmentBytes(SEGMENT).build();
        streamBothWays(config, SEGMENT, length);
    }

    @ParameterizedTest
    @ValueSource(ints = {(1 << 20) - 56, 3_000_000})
    void theDefaultIsTinksMegabyteFormat(int length) throws Exception {
        streamBothWays(DataEncryptorConfig.defaults(), 1 << 20, length);
    }

    private static void streamBothWays(DataEncryptorConfig config, int segmentBytes, int length) throws Exception {
        KeyMaterial key = TestKeys.stream(5);
        KeyMaterial old = TestKeys.stream(6);
        DataEncryptor ours = DataEncryptor.create(KeySource.fixed(key, old), config);
        StreamingAead theirs = Tink.streamingAead(segmentBytes, List.of(key));
        byte[] data = TestKeys.random(length, length);
        ByteArrayOutputStream byUs = new ByteArrayOutputStream();
        assertThat(ours.encryptData(new ByteArrayInputStream(data), byUs, TestKeys.BOUND))
                .isEqualTo(length);
        assertThat(openByTink(theirs, byUs.toByteArray())).isEqualTo(data);
        assertThat(openByUs(ours, sealByTink(theirs, data))).isEqualTo(data);
        byte[] underTheOldKey = sealByTink(Tink.streamingAead(segmentBytes, List.of(old)), data);
        assertThat(openByUs(ours, underTheOldKey)).isEqualTo(data);
        assertThat(ours.verifyIntegrity(new ByteArrayInputStream(underTheOldKey), TestKeys.BOUND))
                .isEqualTo(new IntegrityResult.Intact(6, false, length));
    }

    private static byte[] sealByTink(StreamingAead tink, byte[] data) throws Exception {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = tink.newEncryptingStream(sealed, TestKeys.BOUND)) {
            out.write(data);
        }
        return sealed.toByteArray();
    }

    private static byte[] openByTink(StreamingAead tink, byte[] sealed) throws Exception {
        try (InputStream in = tink.newDecryptingStream(new ByteArrayInputStream(sealed), TestKeys.BOUND)) {
            return in.readAllBytes();
        }
    }

    private static byte[] openByUs(DataEncryptor ours, byte[] sealed) throws IOException {
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        long length = ours.decryptData(new ByteArrayInputStream(sealed), opened, TestKeys.BOUND);
        assertThat(length).isEqualTo(opened.size());
        return opened.toByteArray();
    }

    @Test
    void aKeyIsNeverUsedForBoth() {
        DataEncryptor onlyPieces = DataEncryptor.create(KeySource.fixed(TestKeys.encryption(1)));
        assertThatThrownBy(() -> onlyPieces.encryptingStream(OutputStream.nullOutputStream(), TestKeys.BOUND))
                .hasMessageContaining(KeyPurpose.STREAM_ENCRYPTION.name());
        DataEncryptor onlyStreams = DataEncryptor.create(KeySource.fixed(TestKeys.stream(1)));
        assertThatThrownBy(() -> onlyStreams.encryptData(new byte[1], TestKeys.BOUND))
                .hasMessageContaining(KeyPurpose.ENCRYPTION.name());
    }
}
