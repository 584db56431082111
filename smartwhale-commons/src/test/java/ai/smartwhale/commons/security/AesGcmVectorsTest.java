// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySource;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The 256-bit cases of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, which NIST published with
 * the mode; those with a nonce of 96 bits.
 */
class AesGcmVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String CASES = """
            0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'','','',\
            530f8afbc74536b9a963b4f1c4cb738b
            0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,\
            00000000000000000000000000000000,'',cea7403d4d606b6e074ec5d3baf39d18,d0d1c8a799996bf0265b98b5d48ab919
            feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,\
            d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
            1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255,'',\
            522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
            8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad,b094dac5d93471bdec1a502270e3cc6c
            feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,\
            d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
            1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,\
            feedfacedeadbeeffeedfacedeadbeefabaddad2,\
            522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
            8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662,76fc6ece0f4e1768cddf8853bb2d551b
            """;

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void sealsAndOpensAsPublished(
            String key, String nonce, String plaintext, String associatedData, String ciphertext, String tag)
            throws GeneralSecurityException {
        KeyMaterial material = KeyMaterial.of(0x01020304, KeyPurpose.ENCRYPTION, HEX.parseHex(key));
        byte[] wire = HEX.parseHex("0101020304" + nonce + ciphertext + tag);
        DataEncryptor encryptor = DataEncryptor.create(
                KeySource.fixed(material),
                DataEncryptorConfig.builder().emptyAssociatedData(true).build());
        assertThat(encryptor.decryptData(wire, HEX.parseHex(associatedData))).isEqualTo(HEX.parseHex(plaintext));
        byte[] sealed = new byte[wire.length];
        System.arraycopy(wire, 0, sealed, 0, 17);
        new AesGcm(material)
                .seal(KeySource.fixed(material), HEX.parseHex(plaintext), HEX.parseHex(associatedData), sealed, 5);
        assertThat(sealed).isEqualTo(wire);
    }
}
