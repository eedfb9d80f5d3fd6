package io.eventfunctions.channel;

/** How much a channel holds of what one source has brought. */
interface Room {

    /** Without a limit: an invocation's messages are in memory anyway. */
    Room UNLIMITED = new Room() {
        @Override
        public void holds(int bytes) {}

        @Override
        public void settled(int bytes) {}
    };

    /** The size of the message that is being taken. */
    void holds(int bytes);

    /** A message is settled, so that there is room for another one. */
    void settled(int bytes);
}
