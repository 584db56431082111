// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.MissingDependencyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * How Kafka compresses records where that takes a library beyond the JDK. Those of zstd and snappy are large, being
 * native code for every platform, and are left to hosts that need them; that of lz4, the default, comes along.
 */
public enum CompressionCodec {
    /** Twice as fast as zstd, and half as effective. */
    LZ4("at.yawk.lz4:lz4-java:1.10.2", "net/jpountz/"),
    /** As effective as gzip at a fraction of its work. */
    ZSTD("com.github.luben:zstd-jni:1.5.6-10", "com/github/luben/zstd/"),
    /** What many older producers use. */
    SNAPPY("org.xerial.snappy:snappy-java:1.1.10.7", "org/xerial/snappy/");

    private final String dependency;
    private final String folder;

    CompressionCodec(String dependency, String folder) {
        this.dependency = dependency;
        this.folder = folder;
    }

    /**
     * What a class path needs for it.
     *
     * @return {@code groupId:artifactId:version}
     */
    public String dependency() {
        return dependency;
    }

    /**
     * The name that Kafka uses in its settings.
     *
     * @return such as {@code zstd}
     */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether kafka-clients finds its library.
     *
     * @return whether records can be read and written so
     */
    public boolean isAvailable() {
        return missing().isEmpty();
    }

    /**
     * Requires its library.
     *
     * @throws MissingDependencyException if it is not on the class path
     */
    public void requireAvailable() {
        missing().ifPresent(cause -> {
            throw new MissingDependencyException("the compression " + setting(), dependency, cause);
        });
    }

    private Optional<Throwable> missing() {
        String probe = switch (this) {
            case LZ4 -> "net.jpountz.lz4.LZ4Factory";
            case ZSTD -> "com.github.luben.zstd.ZstdOutputStreamNoFinalizer";
            case SNAPPY -> "org.xerial.snappy.SnappyOutputStream";
        };
        try {
            Class.forName(probe, false, KafkaException.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(e);
        }
    }

    /**
     * The codec of a setting.
     *
     * @param setting such as {@code zstd}, in any case
     * @return the codec; empty for those that need no library, and for what is none
     */
    public static Optional<CompressionCodec> of(String setting) {
        return Arrays.stream(values())
                .filter(codec -> codec.setting().equals(setting.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * The codec whose class could not be loaded.
     *
     * @param error what the virtual machine said
     * @return the codec; empty where another class is missing
     */
    public static Optional<CompressionCodec> missing(LinkageError error) {
        String message = String.valueOf(error.getMessage()).replace('.', '/');
        return Arrays.stream(values())
                .filter(codec -> message.contains(codec.folder))
                .findFirst();
    }
}
