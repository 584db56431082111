// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A setting that can be read from text and written to it. */
record Setting<T>(SettingKey key, Function<String, T> reader, Function<T, String> writer) {

    private static final String NONE = "none";

    String name() {
        return key.name();
    }

    /** Reads a value; what is wrong is told as what would be right. */
    T read(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException(name(), text, key.allowed());
        }
        return reader.apply(text);
    }

    /** The default, of a setting that has one. */
    T byDefault() {
        return reader.apply(key.defaultValue());
    }

    static Setting<String> text(String name, String otherwise, String meaning) {
        return checked(name, otherwise, "a text that is not empty", meaning, text -> text);
    }

    static Setting<String> checked(
            String name, String otherwise, String allowed, String meaning, Function<String, String> check) {
        SettingKey key = new SettingKey(name, SettingKind.TEXT, allowed, otherwise, meaning);
        return new Setting<>(key, check, value -> value);
    }

    static Setting<Integer> number(String name, int otherwise, int least, int most, String meaning) {
        String allowed = least + ".." + most;
        SettingKey key = new SettingKey(name, SettingKind.NUMBER, allowed, Integer.toString(otherwise), meaning);
        return new Setting<>(key, text -> whole(key, text, least, most), value -> Integer.toString(value));
    }

    static Setting<Integer> numberOrNone(String name, int least, int most, String meaning) {
        return number(name, least, least, most, meaning).orNone();
    }

    static Setting<Duration> durationOrNone(String name, Duration least, Duration most, String meaning) {
        return duration(name, least, least, most, meaning).orNone();
    }

    /** The same without a default. */
    private Setting<T> orNone() {
        return new Setting<>(
                new SettingKey(key.name(), key.kind(), key.allowed(), NONE, key.meaning()), reader, writer);
    }

    /** Above the least, at most the most. */
    static Setting<Double> decimal(String name, String otherwise, double above, double most, String meaning) {
        String allowed = "above " + written(above) + ", at most " + written(most);
        SettingKey key = new SettingKey(name, SettingKind.DECIMAL, allowed, otherwise, meaning);
        return new Setting<>(key, text -> fraction(key, text, above, most), Setting::written);
    }

    static Setting<Duration> duration(String name, Duration otherwise, Duration least, Duration most, String meaning) {
        String allowed = Units.write(least) + ".." + Units.write(most);
        SettingKey key = new SettingKey(name, SettingKind.DURATION, allowed, Units.write(otherwise), meaning);
        Function<String, Duration> reader = text -> {
            Duration value = Units.duration(name, text);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new InvalidValueException(name, text, allowed);
            }
            return value;
        };
        return new Setting<>(key, reader, Units::write);
    }

    static Setting<Long> size(String name, long otherwise, long least, long most, String meaning) {
        String allowed = most == Long.MAX_VALUE
                ? Units.write(least) + " or more"
                : Units.write(least) + ".." + Units.write(most);
        SettingKey key = new SettingKey(name, SettingKind.SIZE, allowed, Units.write(otherwise), meaning);
        Function<String, Long> reader = text -> {
            long value = Units.size(name, text);
            if (value < least || value > most) {
                throw new InvalidValueException(name, text, allowed);
            }
            return value;
        };
        return new Setting<>(key, reader, Units::write);
    }

    static Setting<Long> sizeOrNone(String name, long least, long most, String meaning) {
        return size(name, least, least, most, meaning).orNone();
    }

    static Setting<Boolean> flag(String name, boolean otherwise, String meaning) {
        SettingKey key = new SettingKey(name, SettingKind.FLAG, "true or false", Boolean.toString(otherwise), meaning);
        Function<String, Boolean> reader = text -> switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValueException(name, text, key.allowed());
        };
        return new Setting<>(key, reader, value -> Boolean.toString(value));
    }

    static Setting<String> choice(String name, String otherwise, List<String> words, String meaning) {
        SettingKey key = new SettingKey(name, SettingKind.CHOICE, String.join(", ", words), otherwise, meaning);
        return new Setting<>(key, text -> word(key, text.strip(), words), value -> value);
    }

    static <E extends Enum<E>> Setting<Set<E>> choices(String name, Class<E> type, String otherwise, String meaning) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Setting::word).toList();
        String allowed = "any of " + String.join(", ", words) + ", with commas; or " + NONE;
        SettingKey key = new SettingKey(name, SettingKind.CHOICES, allowed, otherwise, meaning);
        Function<String, Set<E>> reader = text -> {
            Set<E> chosen = EnumSet.noneOf(type);
            if (!text.strip().equals(NONE)) {
                for (String one : List.of(text.split(",", -1))) {
                    chosen.add(type.getEnumConstants()[words.indexOf(word(key, one.strip(), words))]);
                }
            }
            return Collections.unmodifiableSet(chosen);
        };
        return new Setting<>(
                key,
                reader,
                chosen -> chosen.isEmpty()
                        ? NONE
                        : chosen.stream().map(Setting::word).collect(Collectors.joining(",")));
    }

    static Setting<Path> folder(String name, String meaning) {
        return path(new SettingKey(name, SettingKind.FOLDER, "the path of a folder", NONE, meaning));
    }

    static Setting<Path> file(String name, String meaning) {
        return path(new SettingKey(name, SettingKind.FILE, "the path of a file", NONE, meaning));
    }

    private static Setting<Path> path(SettingKey key) {
        Function<String, Path> reader = text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new InvalidValueException(key.name(), text, key.allowed());
            }
        };
        return new Setting<>(key, reader, Path::toString);
    }

    /** The value is the reference; it is followed by {@link Secrets}. */
    static Setting<String> secret(String name, String meaning) {
        SettingKey key = new SettingKey(name, SettingKind.SECRET, Secrets.ALLOWED, NONE, meaning);
        return new Setting<>(key, text -> text, value -> value);
    }

    private static int whole(SettingKey key, String text, int least, int most) {
        String digits = text.strip().replace("_", "");
        if (!digits.matches("-?[0-9]{1,18}") || Long.parseLong(digits) < least || Long.parseLong(digits) > most) {
            throw new InvalidValueException(key.name(), text, key.allowed());
        }
        return Integer.parseInt(digits);
    }

    private static double fraction(SettingKey key, String text, double above, double most) {
        if (text.strip().matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            double value = Double.parseDouble(text.strip());
            if (value > above && value <= most) {
                return value;
            }
        }
        throw new InvalidValueException(key.name(), text, key.allowed());
    }

    private static String word(SettingKey key, String text, List<String> words) {
        if (words.contains(text)) {
            return text;
        }
        throw new InvalidValueException(key.name(), text, key.allowed() + Names.didYouMean(text, words));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
