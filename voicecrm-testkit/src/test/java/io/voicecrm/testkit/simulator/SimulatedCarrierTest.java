package io.voicecrm.testkit.simulator;

import io.voicecrm.number.Carrier;
import io.voicecrm.testkit.contract.CarrierContract;
import io.voicecrm.testkit.simulator.SimulatedCarrier.Fault;

class SimulatedCarrierTest extends CarrierContract {

    @Override
    protected Subject open() {
        SimulatedCarrier carrier = new SimulatedCarrier();
        return new Subject() {
            @Override
            public Carrier carrier() {
                return carrier;
            }

            @Override
            public int purchaseRequests() {
                return carrier.purchases();
            }

            @Override
            public void dropAnswers() {
                carrier.failNext(Fault.ANSWER_LOST);
            }

            @Override
            public void close() {}
        };
    }
}
