"""Pictures drawn on the server as SVG: their geometry, without a database.

``marks`` is what pictures are made of; ``words``, ``scales``, ``lanes`` and ``axes`` are
what drawing them takes; every other module draws one kind of picture at a given width and
returns a ``Picture``: two drawings, for phones and for wider screens, with the same data
as a table. ``templates/pictures/`` writes them out, ``static/pictures.css`` colours them.
"""
