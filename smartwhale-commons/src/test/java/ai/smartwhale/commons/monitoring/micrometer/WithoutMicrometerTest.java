// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The class path of a host that did not add the library. */
class WithoutMicrometerTest {

    @Test
    void bindingNamesWhatToAddAndAllElseLoads() throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            String base = "ai.smartwhale.commons.monitoring.";
            Class<?> collectors = host.loadClass(base + "MetricsCollector");
            Object collector = collectors.getMethod("create").invoke(null);
            Class<?> subscriptions = host.loadClass(base + "Subscription");
            MethodHandle bind = MethodHandles.publicLookup()
                    .findStatic(
                            host.loadClass(base + "micrometer.MicrometerBinder"),
                            "bindToGlobalRegistry",
                            MethodType.methodType(subscriptions, collectors));
            assertThatThrownBy(() -> bind.invokeWithArguments(collector))
                    .satisfies(cause ->
                            assertThat(cause.getClass().getSimpleName()).isEqualTo("MissingDependencyException"))
                    .hasMessageContaining("io.micrometer:micrometer-core:");
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
