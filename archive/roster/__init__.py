"""ICE's own list of 287(g) agreements: its workbooks as posted, and the history they prove.

`workbook.py` is what a reader of workbooks hands over, `records.py` what is kept, `replay.py` the
rules that turn sheets into agencies, agreements and events, `saving.py` the SQL.
"""
