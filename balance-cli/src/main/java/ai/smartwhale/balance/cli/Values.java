// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Durations;
import ai.smartwhale.balance.cli.replay.Pace;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the texts of options become values. */
final class Values {

    private Values() {}

    static void register(CommandLine commandLine) {
        commandLine.registerConverter(Duration.class, refusing(Durations::parse));
        commandLine.registerConverter(Pace.class, refusing(Pace::parse));
        commandLine.registerConverter(Priority.class, refusing(Values::priority));
        commandLine.registerConverter(
                DataSource.class,
                refusing(text ->
                        DataSource.fromWire(text).orElseThrow(() -> unknown("source", text, DataSource.values()))));
        commandLine.registerConverter(
                DataType.class,
                refusing(text -> DataType.fromWire(text).orElseThrow(() -> unknown("type", text, DataType.values()))));
        commandLine.registerConverter(
                OperationType.class,
                refusing(text -> OperationType.fromWire(text)
                        .orElseThrow(() -> unknown("operation", text, OperationType.values()))));
    }

    private static Priority priority(String text) {
        if (text.matches("-?[0-9]{1,6}")) {
            return Priority.of(Integer.parseInt(text));
        }
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> unknown("priority", text, Priority.values()));
    }

    private static InvalidValueException unknown(String field, String text, Enum<?>[] allowed) {
        String names = Arrays.stream(allowed)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new InvalidValueException(field, text, names);
    }

    private static <T> ITypeConverter<T> refusing(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (InvalidValueException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
