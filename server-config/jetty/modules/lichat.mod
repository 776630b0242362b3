[description]
All that lichat-ee needs of Jetty.

# No http-forwarded: the server itself reads X-Forwarded-For, from the proxies in lichat.trusted-proxies.
[depend]
http
ee10-deploy
ee10-annotations
# Without it the class CDI would be Jetty's, which does not find the CDI that the application brings.
ee10-cdi
ee10-plus
ee10-websocket-jakarta

[xml]
etc/lichat.xml

[ini]
# Weld's jar repeats classes of others, of which Jetty would warn one by one; there is nothing to find in jars.
jetty.deploy.webInfScanJarPattern?=.*/lichat-ee[^/]*\.jar$
# A new WAR over the old one: the old server ends first, since both keep things in the same place.
jetty.deploy.atomicRedeploy?=false
