// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

/** A route and the conditions on the way to it, which name it across restarts and reloads. */
record RoutePath(Route route, String path) {

    String groupKey(LabelSet groupLabels) {
        return path + ':' + groupLabels;
    }
}
