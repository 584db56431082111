// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives an {@link EmbeddedKafka} to the tests of a JUnit class that ask for one as a parameter. All classes of a JVM
 * share one broker without login; it is started for the first of them and closed after the last. Tests keep apart by
 * topics and groups of their own, see {@link TestTopics}. Needs JUnit 5.13 or newer.
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedKafkaExtension.class)
 * class OrdersTest {
 *
 *     @Test
 *     void ordersArrive(EmbeddedKafka kafka) { … }
 * }
 * }</pre>
 */
public final class EmbeddedKafkaExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmbeddedKafkaExtension.class);

    /** Creates the extension, which JUnit does. */
    public EmbeddedKafkaExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedKafka.class;
    }

    /** Uses a method that JUnit 6 has renamed, because JUnit 5 has no other. */
    @Override
    @SuppressWarnings("deprecation")
    public EmbeddedKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        return Objects.requireNonNull(
                store.getOrComputeIfAbsent(EmbeddedKafka.class, key -> EmbeddedKafka.start(), EmbeddedKafka.class));
    }
}
