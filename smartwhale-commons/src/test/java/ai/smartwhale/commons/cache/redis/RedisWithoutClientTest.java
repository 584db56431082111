// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The class path of a host that did not add the client. */
class RedisWithoutClientTest {

    @Test
    void connectingNamesWhatToAddAndAllElseLoads() throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(lettuce|netty|reactor).*"))
                .map(RedisWithoutClientTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            String base = "ai.smartwhale.commons.";
            Class<?> configs = host.loadClass(base + "cache.redis.RedisConfig");
            Class<?> threads = host.loadClass(base + "concurrent.CommonsExecutors");
            Method connect = host.loadClass(base + "cache.redis.RedisStore").getMethod("connect", configs, threads);
            Object config = configs.getMethod("of", String.class).invoke(null, "127.0.0.1:1");
            Object executors = threads.getMethod("create", String.class).invoke(null, "host");
            try {
                assertThatThrownBy(() -> connect.invoke(null, config, executors))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .satisfies(cause ->
                                assertThat(cause.getClass().getSimpleName()).isEqualTo("MissingDependencyException"))
                        .hasMessageContaining("io.lettuce:lettuce-core:");
            } finally {
                threads.getMethod("close").invoke(executors);
            }
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
