"""The site as a WSGI application, for servers other than `pobratim serve`.

In: the environment. Out: `application`. Not here: a server (`serve.py`).
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.web.settings")
application = get_wsgi_application()
