// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A query that misses something is refused by the name of what it misses, and not by a later failure. */
class DataQueryTest {

    private static final RecordComponent[] COMPONENTS = DataQuery.class.getRecordComponents();

    static Stream<Arguments> objects() {
        return IntStream.range(0, COMPONENTS.length)
                .filter(i -> !COMPONENTS[i].getType().isPrimitive())
                .mapToObj(i -> Arguments.of(i, COMPONENTS[i].getName()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("objects")
    void whatIsMissingIsNamed(int missing, String name) throws Exception {
        Object[] values = new Object[COMPONENTS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = COMPONENTS[i].getAccessor().invoke(DataQuery.of("model-1", "whale"));
        }
        values[missing] = null;
        Constructor<DataQuery> constructor = DataQuery.class.getDeclaredConstructor(
                Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        assertThatThrownBy(() -> constructor.newInstance(values))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aBuilderRefusesToBeGivenNoKafka() {
        assertThat(BalanceBuilder.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().startsWith("kafka"))
                .hasSize(2)
                .allSatisfy(method -> assertThatThrownBy(() -> method.invoke(Balance.builder(), (Object) null))
                        .cause()
                        .isInstanceOf(InvalidValueException.class)
                        .hasMessageContaining(method.getName()));
    }
}
