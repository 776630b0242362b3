# bin/setenv.sh: what catalina.sh starts Java with.
# A connection has three buffers of this size, in bytes; longer messages go in several pieces.
CATALINA_OPTS="-Xmx1g -Dorg.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE=2048 $CATALINA_OPTS"
