// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

/** Each request is a call of its own, first come, first served. */
final class DirectContender implements Contender {

    private final World world;

    DirectContender(World world) {
        this.world = world;
    }

    @Override
    public void ask(SimulatedRequest request) {
        world.service().call(1, () -> world.outcomes().answered(request));
    }
}
