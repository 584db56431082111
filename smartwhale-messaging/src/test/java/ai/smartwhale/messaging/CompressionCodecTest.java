// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionCodecTest {

    @ParameterizedTest
    @EnumSource(CompressionCodec.class)
    void namesTheLibraryInTheVersionThatIsTested(CompressionCodec codec) {
        List<String> parts = List.of(codec.dependency().split(":", -1));
        assertThat(parts).hasSize(3);
        String jar = parts.get(1) + '-' + parts.get(2) + ".jar";
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .anyMatch(entry -> entry.endsWith(jar));
        assertThat(codec.isAvailable()).isTrue();
        assertThatCode(codec::requireAvailable).doesNotThrowAnyException();
    }

    @Test
    void knowsWhatKafkaCallsThem() {
        assertThat(CompressionCodec.of("zstd")).contains(CompressionCodec.ZSTD);
        assertThat(CompressionCodec.of("Snappy")).contains(CompressionCodec.SNAPPY);
        assertThat(List.of("none", "gzip", "producer", "uncompressed", ""))
                .allSatisfy(setting -> assertThat(CompressionCodec.of(setting)).isEmpty());
    }

    @Test
    void tellsWhichIsMissingFromWhatTheMachineSays() {
        assertThat(CompressionCodec.missing(
                        new NoClassDefFoundError("com/github/luben/zstd/ZstdOutputStreamNoFinalizer")))
                .contains(CompressionCodec.ZSTD);
        assertThat(CompressionCodec.missing(
                        new NoClassDefFoundError("Could not initialize class org.xerial.snappy.Snappy")))
                .contains(CompressionCodec.SNAPPY);
        assertThat(CompressionCodec.missing(new NoClassDefFoundError("com/example/Other")))
                .isEmpty();
        assertThat(CompressionCodec.missing(new NoClassDefFoundError())).isEmpty();
    }
}
