// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells addresses of the open internet from those that only the inside of a network reaches: the special-purpose
 * registries of RFC 6890.
 */
public final class PublicAddresses {

    /** Dotted, or one number; decimal, octal or hexadecimal, as resolvers of C libraries read it. */
    private static final Pattern NUMERIC = Pattern.compile("(0[xX])?[0-9a-fA-F]+(\\.(0[xX])?[0-9a-fA-F]+){0,3}");

    private static final Pattern HAS_DIGIT_END = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)");
    private static final int MAPPED_PREFIX = 12;

    private PublicAddresses() {}

    /**
     * Tells whether an address is one of the open internet.
     *
     * @param address the address
     * @return false for loopback, private, link-local, shared, reserved, documentation and multicast ranges
     */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    /**
     * Tells whether the host of an address names the inside of a network by itself, without asking a name server.
     *
     * @param host a name or an address as it stands in a URI, with or without brackets
     * @return true for {@code localhost}, names without a public ending, and addresses that are not public
     */
    public static boolean isInside(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.startsWith("[") || HAS_DIGIT_END.matcher(name).matches()) {
            return literal(name).map(address -> !isPublic(address)).orElse(true);
        }
        return name.indexOf('.') < 0
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
    }

    /** An address that is written as one; resolves no names, for the text holds digits or colons only. */
    private static Optional<InetAddress> literal(String host) {
        boolean six = host.startsWith("[") && host.endsWith("]");
        String text = six ? host.substring(1, host.length() - 1) : host;
        // Other spellings than four decimal numbers mean different addresses to different resolvers.
        if (!six && (!NUMERIC.matcher(text).matches() || !isPlainDotted(text))) {
            return Optional.empty();
        }
        if (six && text.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isPlainDotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean decimal =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!decimal || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic4(byte[] bytes, int from) {
        int first = bytes[from] & 0xFF;
        int second = bytes[from + 1] & 0xFF;
        int third = bytes[from + 2] & 0xFF;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> second != 0 || third != 113;
            default -> first < 224;
        };
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if ((first & 0xFE) == 0xFC) {
            return false;
        }
        boolean zeroStart = true;
        for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
            zeroStart &= bytes[i] == 0;
        }
        if (zeroStart) {
            return isPublic4(bytes, MAPPED_PREFIX);
        }
        if (first == 0x20 && second == 0x02) {
            return isPublic4(bytes, 2);
        }
        boolean translated = first == 0 && second == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        if (translated) {
            return isPublic4(bytes, MAPPED_PREFIX);
        }
        boolean documentation =
                first == 0x20 && second == 0x01 && (bytes[2] & 0xFF) == 0x0D && (bytes[3] & 0xFF) == 0xB8;
        boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return !documentation && !teredo && (first & 0xE0) == 0x20;
    }
}
