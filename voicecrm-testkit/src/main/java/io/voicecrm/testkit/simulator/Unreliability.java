package io.voicecrm.testkit.simulator;

/**
 * How often something goes wrong between the engine and a {@link SimulatedProvider}; shares from 0 to 1. Which dials are
 * hit follows from the seed and the number, not from timing.
 *
 * @param lostAnswers the phone rings, and nobody tells the engine
 * @param refusals no phone rings: there is no slot
 * @param lostReports the call is never reported
 */
public record Unreliability(double lostAnswers, double refusals, double lostReports) {

    /** Everything works. */
    public static final Unreliability NONE = new Unreliability(0, 0, 0);

    /** @throws IllegalArgumentException if a share is not between 0 and 1 */
    public Unreliability {
        for (double share : new double[] {lostAnswers, refusals, lostReports}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("unreliability: " + share + " must be between 0 and 1");
            }
        }
    }
}
